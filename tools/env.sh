# Sourced by the scripts: where caches go, also where HOME is missing or cannot be written.

if [ -z "${HOME:-}" ]; then
  HOME="$(getent passwd "$(id -u)" | cut -d: -f6)"
  export HOME
fi

# Prints the first cache folder that can be made and written.
courant_cache() {
  local folder
  for folder in "${COURANT_CACHE:-}" "${XDG_CACHE_HOME:+$XDG_CACHE_HOME/courant}" "${HOME:+$HOME/.cache/courant}" \
    "${TMPDIR:-/var/tmp}/courant-$(id -u)"; do
    case "$folder" in /*) ;; *) continue ;; esac
    if mkdir -p "$folder" 2>/dev/null && [ -w "$folder" ]; then
      printf '%s\n' "$folder"
      return
    fi
  done
  echo "no folder for caches can be written: set COURANT_CACHE to one" >&2
  return 1
}

# The version of LLVM that the compiler is made with: what it counts is read by the tools of the same one.
llvm_version() { rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p'; }
