// Lists that can be filtered and put in order. The state is in the address, so that it can be shared and the back
// button works. Rows carry their values as data attributes, several of one kind parted by a bar. Of long lists the first
// rows are shown, and the others when they are asked for; on paper all of them are.

const AT_ONCE = 50;

export function start(forms) {
  for (const form of forms) {
    const list = document.getElementById(form.dataset.fhFilters);
    if (list) filtered(form, list);
  }
}

function filtered(form, list) {
  const rows = [...list.querySelectorAll("[data-fh-row]")].map((element, index) => ({ element, index }));
  const fields = [...form.elements].filter((each) => each.name);
  const status = form.querySelector("[data-fh-count]");
  const rest = document.querySelector(`[data-fh-rest="${form.dataset.fhFilters}"]`);
  let room = AT_ONCE;
  const empty = document.querySelector(`[data-fh-none="${form.dataset.fhFilters}"]`);
  const clears = [...form.querySelectorAll("[data-fh-clear]"), ...(empty?.querySelectorAll("[data-fh-clear]") ?? [])];

  // A browser may have kept what was chosen before; only the address says what holds.
  form.reset();
  const initial = new Map(fields.map((field) => [field, field.value]));
  let order = initial.get(fields.find(isOrder));

  const show = () => {
    const set = fields.filter((field) => !isOrder(field) && field.value.trim());
    const tests = set.map((field) => test(field));
    arrange();
    let fitting = 0;
    for (const row of rows) {
      const fits = tests.every((each) => each(row));
      row.element.hidden = !fits;
      fitting += fits;
      row.element.toggleAttribute("data-fh-later", fits && fitting > room);
    }
    const later = fitting - room;
    status.textContent =
      later > 0
        ? form.dataset.fhStatePart.replace("{shown}", room).replace("{all}", fitting)
        : form.dataset.fhState.replace("{shown}", fitting).replace("{all}", rows.length);
    if (rest) {
      const button = rest.querySelector("button");
      rest.hidden = later <= 0;
      button.textContent = button.dataset.fhState.replace("{number}", Math.min(later, AT_ONCE));
    }
    if (empty) empty.hidden = fitting > 0;
    for (const button of form.querySelectorAll("[data-fh-clear]")) button.hidden = !set.length;
  };

  const arrange = () => {
    const field = fields.find(isOrder);
    if (!field || field.value === order) return;
    order = field.value;
    const key = "order" + order[0].toUpperCase() + order.slice(1);
    const sign = field.selectedOptions[0].dataset.direction === "down" ? -1 : 1;
    const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
    const value = (row) => row.element.dataset[key] ?? "";
    const first = order === initial.get(field);
    rows.sort((one, two) => (first ? 0 : sign * collator.compare(value(one), value(two))) || one.index - two.index);
    list.append(...rows.map((row) => row.element));
  };

  const afresh = () => {
    room = AT_ONCE;
    show();
  };

  const read = () => {
    const asked = new URLSearchParams(location.search);
    for (const field of fields) {
      field.value = asked.get(field.name) ?? initial.get(field);
      // What a list does not offer, such as a tag that has gone, is as if it had not been asked for.
      if (field.selectedIndex === -1) field.value = initial.get(field);
    }
    afresh();
  };

  const write = (asNew) => {
    const address = new URL(location.href);
    for (const field of fields) {
      const value = field.value.trim();
      if (value && value !== initial.get(field)) address.searchParams.set(field.name, value);
      else address.searchParams.delete(field.name);
    }
    if (address.href === location.href) return;
    if (asNew) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  };

  let typing = null;
  form.addEventListener("input", (event) => {
    // One step back for all that was typed in one go, and one for every choice.
    const typed = event.target.type === "search";
    write(!(typed && typing === event.target));
    typing = typed ? event.target : null;
    afresh();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of clears) {
    button.addEventListener("click", () => {
      const chosen = fields.find(isOrder)?.value;
      form.reset();
      if (chosen) fields.find(isOrder).value = chosen;
      typing = null;
      write(true);
      afresh();
      fields[0].focus();
    });
  }
  addEventListener("popstate", () => {
    typing = null;
    read();
  });

  rest?.querySelector("button").addEventListener("click", () => {
    const next = list.querySelector("[data-fh-later]");
    room += AT_ONCE;
    show();
    next.querySelector("a")?.focus();
  });

  form.hidden = false;
  read();
  // Where the fields would fill a small screen, they are folded until somebody wants them.
  const fold = form.querySelector(".fh-filter-fold");
  if (fold) fold.open = matchMedia("(min-width: 45em)").matches;
}

const isOrder = (field) => "fhOrder" in field.dataset;

/** Whether a row has what a field asks for. */
function test(field) {
  const wanted = field.value.trim();
  if (field.dataset.fhMatch === "words") {
    const words = folded(wanted).split(/\s+/);
    return (row) => {
      row.text ??= folded(`${row.element.textContent} ${row.element.dataset.words ?? ""}`);
      return words.every((word) => row.text.includes(word));
    };
  }
  const values = (row) => (row.element.dataset[field.name] ?? "").split("|");
  if (field.dataset.fhMatch === "since") return (row) => values(row).some((value) => value && value >= wanted);
  return (row) => values(row).includes(wanted);
}

/** Text without case and accents. */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
