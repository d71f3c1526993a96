// The keyboard in a list of results: arrows or j and k go through it, x selects, Escape leads back to the field.

const STEPS = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

export function keyboard(list, field) {
  const links = () => [...list.querySelectorAll(".fh-result-link")];
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && links().length) {
      event.preventDefault();
      links()[0].focus();
    }
  });
  list.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const result = event.target.closest(".fh-result");
    if (!result) return;
    if (event.key in STEPS) {
      event.preventDefault();
      step(links(), result, STEPS[event.key], field);
    } else if (event.key === "x") {
      event.preventDefault();
      result.querySelector("input[type=checkbox]").click();
    } else if (event.key === "Escape") {
      field.focus();
    }
  });
}

function step(links, result, by, field) {
  const next = links.findIndex((link) => result.contains(link)) + by;
  if (next < 0) field.focus();
  else links[next]?.focus();
  links[next]?.closest(".fh-result").scrollIntoView({ block: "nearest" });
}
