#!/bin/sh
# Sets up what `make` needs: the virtual environment, the libraries of WeasyPrint, a browser for the tests.
# Uses the system's package manager where it may; otherwise says exactly what to install and stops.
set -eu

stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif sudo -n true 2>/dev/null; then
        sudo "$@"
    else
        return 1
    fi
}

# install_packages "what for" "Debian packages" "Homebrew packages"
install_packages() {
    if command -v apt-get >/dev/null; then
        echo "Installing $2 ($1) ..."
        # shellcheck disable=SC2086  # a list of packages
        if as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $2 >/dev/null; then
            return 0
        fi
        stop "Please install what is needed for $1, then run make again:
    sudo apt-get install $2"
    elif command -v brew >/dev/null; then
        # shellcheck disable=SC2086
        brew install $3 && return 0
        stop "Please install what is needed for $1, then run make again:
    brew install $3"
    fi
    stop "Please install what is needed for $1 with your system's package manager, then run make again.
On Debian and Ubuntu: apt-get install $2
On macOS: brew install $3"
}

setup_python() {
    python=$1
    command -v "$python" >/dev/null || stop "No $python found. Install Python 3.11 or newer, or run: make PYTHON=/path/to/python3"
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        stop "$($python --version) is too old: Firsthand needs Python 3.11 or newer. Run: make PYTHON=/path/to/python3.11"
    "$python" -c 'import ensurepip, venv' 2>/dev/null || install_packages "Python's virtual environments" python3-venv python
    echo "Setting up .venv (once) ..."
    [ -x .venv/bin/python ] || "$python" -m venv .venv
    # The lock names every package, so nothing is left to resolve: a newer release cannot come in by an extra.
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
    touch .venv/ready
}

has_weasyprint() { .venv/bin/python -c 'import weasyprint' >/dev/null 2>&1; }
has_harfbuzz_subset() {
    .venv/bin/python -c 'import ctypes.util, sys; sys.exit(not ctypes.util.find_library("harfbuzz-subset"))' >/dev/null 2>&1
}

setup_pdf() {
    if ! has_weasyprint || ! has_harfbuzz_subset; then
        install_packages "PDF briefs" "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" "pango"
    fi
    has_weasyprint || stop "WeasyPrint still finds no Pango. Run this to see why: .venv/bin/python -m weasyprint --info"
    touch .venv/pdf-ready
}

find_browser() {
    for name in "${FIRSTHAND_BROWSER:-}" chromium chromium-browser google-chrome; do
        [ -n "$name" ] && command -v "$name" >/dev/null && return 0
    done
    [ -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ]
}

# Playwright brings its own Node.js, which wants libatomic.
drives_browsers() { .venv/bin/playwright --version >/dev/null 2>&1; }

setup_browser() {
    if ! find_browser || ! drives_browsers; then
        install_packages "the browser tests" "chromium libatomic1" "--cask google-chrome"
    fi
    drives_browsers || stop "Playwright does not start. Run this to see why: .venv/bin/playwright --version"
    find_browser || stop "No Chromium found. Install one, or name it: FIRSTHAND_BROWSER=/path/to/chromium make test"
    touch .venv/browser-ready
}

case $1 in
    python) setup_python "$2" ;;
    pdf) setup_pdf ;;
    browser) setup_browser ;;
esac
