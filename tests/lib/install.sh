# shellcheck shell=bash
# PostgreSQL, Chromium, poppler, shellcheck and a Chinese font from Debian's packages, npm packages from their lock file.
# As root they are installed; an ordinary user gets them unpacked into a folder of the user's cache.

cache=${XDG_CACHE_HOME:-$HOME/.cache}/teams-optout-bot
unpacked=$cache/debian
npm_folder=tests/TeamsOptOutBot.Outside

find_initdb() {
  local place
  place=$(command -v initdb || true)
  [ -n "$place" ] && place=$(readlink -f "$place")
  [ -n "$place" ] || place=$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb "$unpacked"/usr/lib/postgresql/*/bin/initdb | sort -V | while read -r file; do [ -x "$file" ] && echo "$file"; done | tail -n 1 || true)
  [ -n "$place" ] && echo "$place"
}

find_chromium() {
  local place
  for place in "${TEAMSOPTOUTBOT_CHROMIUM:-}" "$(command -v chromium || true)" /usr/bin/chromium "$cache/bin/chromium"; do
    if [ -n "$place" ] && [ -x "$place" ]; then echo "$place"; return; fi
  done
  return 1
}

find_poppler() {
  local place
  for place in "${TEAMSOPTOUTBOT_POPPLER:-}" /usr/bin "$cache/bin"; do
    if [ -n "$place" ] && [ -x "$place/pdfinfo" ] && [ -x "$place/pdffonts" ] && [ -x "$place/pdftoppm" ]; then echo "$place"; return; fi
  done
  return 1
}

find_shellcheck() {
  local place
  for place in "$(command -v shellcheck || true)" "$unpacked/usr/bin/shellcheck"; do
    if [ -n "$place" ] && [ -x "$place" ]; then echo "$place"; return; fi
  done
  return 1
}

# Cards in Chinese are drawn and looked at; without such a font each letter is an empty box.
draws_chinese() {
  local file
  for file in /usr/share/fonts/opentype/noto/NotoSansCJK* /usr/share/fonts/truetype/wqy/wqy-microhei.ttc "$unpacked"/usr/share/fonts/truetype/wqy/wqy-microhei.ttc; do
    [ -e "$file" ] && return 0
  done
  return 1
}

install_programs() {
  local wanted=()
  find_chromium >/dev/null || wanted+=(chromium fonts-dejavu-core)
  find_poppler >/dev/null || wanted+=(poppler-utils)
  draws_chinese || wanted+=(fonts-wqy-microhei)
  find_shellcheck >/dev/null || wanted+=(shellcheck)
  [ -n "${TEAMSOPTOUTBOT_POSTGRES:-}" ] || find_initdb >/dev/null || wanted+=(postgresql)
  if [ ${#wanted[@]} -eq 0 ]; then echo "They are here."; return; fi
  command -v apt-get >/dev/null || { echo "Missing: ${wanted[*]}; apt-get is not there to install them."; return 1; }
  if [ "$(id -u)" = 0 ]; then
    install_as_root "${wanted[@]}"
  else
    mkdir -p "$cache"
    # One run at a time fills the cache.
    ( flock 9; unpack_as_user "${wanted[@]}" ) 9>"$cache/lock"
  fi
}

lists_are_fresh() {
  [ -n "$(find "$1" -maxdepth 1 -name '*_Packages*' -mtime -7 -print -quit 2>/dev/null)" ]
}

install_as_root() {
  # Debian withdraws superseded versions from its mirrors, so an old list names files that are gone.
  lists_are_fresh /var/lib/apt/lists || apt-get -qq update || return
  DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o Dpkg::Use-Pty=0 install --no-install-recommends "$@" </dev/null
}

unpack_as_user() {
  local options=() missing=() file
  if ! lists_are_fresh /var/lib/apt/lists; then
    mkdir -p "$cache/apt/lists/partial" "$cache/apt/archives/partial"
    options=(-o "Dir::State::lists=$cache/apt/lists" -o "Dir::Cache=$cache/apt")
    lists_are_fresh "$cache/apt/lists" || apt-get -qq "${options[@]}" update || return
  fi
  # A simulated installation names the packages and exactly those dependencies that this machine lacks.
  mapfile -t missing < <(apt-get "${options[@]}" -s -o Debug::NoLocking=true install --no-install-recommends "$@" | sed -n 's/^Inst \([^ ]*\) .*(\([^ ]*\) .*/\1=\2/p')
  if [ ${#missing[@]} -eq 0 ]; then echo "apt-get does not know ${*}."; return 1; fi
  mkdir -p "$cache/packages" "$unpacked" "$cache/bin"
  (cd "$cache/packages" && apt-get -qq "${options[@]}" download "${missing[@]}") || return
  for file in "$cache/packages"/*.deb; do
    dpkg -x "$file" "$unpacked" || return
    rm "$file"
  done
  write_chromium_starter
  write_poppler_starters
}

# Unpacked programs find their libraries and fonts through the environment, which only they shall see.
library_path() {
  local triplet
  triplet=$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || echo "$(uname -m)-linux-gnu")
  echo "$unpacked/usr/lib/$triplet:$unpacked/lib/$triplet:$unpacked/usr/lib/$triplet/pulseaudio:$unpacked/usr/lib:$unpacked/lib"
}

write_chromium_starter() {
  [ -x "$unpacked/usr/lib/chromium/chromium" ] || return 0
  if [ ! -e /etc/fonts/fonts.conf ]; then
    cat >"$cache/fonts.conf" <<EOF
<?xml version="1.0"?>
<fontconfig><dir>$unpacked/usr/share/fonts</dir><dir>/usr/share/fonts</dir><cachedir>$cache/fontconfig</cachedir></fontconfig>
EOF
  fi
  cat >"$cache/bin/chromium" <<EOF
#!/bin/sh
export LD_LIBRARY_PATH="$(library_path)"
[ -e "$cache/fonts.conf" ] && export FONTCONFIG_FILE="$cache/fonts.conf"
exec "$unpacked/usr/lib/chromium/chromium" "\$@"
EOF
  chmod +x "$cache/bin/chromium"
}

write_poppler_starters() {
  local program
  for program in pdfinfo pdffonts pdftoppm; do
    [ -x "$unpacked/usr/bin/$program" ] || continue
    cat >"$cache/bin/$program" <<EOF
#!/bin/sh
export LD_LIBRARY_PATH="$(library_path)"
exec "$unpacked/usr/bin/$program" "\$@"
EOF
    chmod +x "$cache/bin/$program"
  done
}

install_npm_packages() {
  local stamp=$npm_folder/node_modules/.installed-lock.json
  cmp -s "$npm_folder/package-lock.json" "$stamp" && { echo "They are here."; return; }
  command -v npm >/dev/null || { echo "Node.js 20 or newer with npm is missing."; return 1; }
  (cd "$npm_folder" && npm ci --no-audit --no-fund --loglevel=error </dev/null) && cp "$npm_folder/package-lock.json" "$stamp"
}

# A font that was unpacked is seen by a Chromium of the system, too.
show_unpacked_fonts() {
  [ -d "$unpacked/usr/share/fonts" ] || return 0
  cat >"$cache/fonts.conf" <<EOF
<?xml version="1.0"?>
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>$unpacked/usr/share/fonts</dir><dir>/usr/share/fonts</dir><cachedir>$cache/fontconfig</cachedir></fontconfig>
EOF
  export FONTCONFIG_FILE=$cache/fonts.conf
}

find_programs() {
  show_unpacked_fonts
  if TEAMSOPTOUTBOT_CHROMIUM=$(find_chromium); then export TEAMSOPTOUTBOT_CHROMIUM; else unset TEAMSOPTOUTBOT_CHROMIUM; fi
  if TEAMSOPTOUTBOT_POPPLER=$(find_poppler); then export TEAMSOPTOUTBOT_POPPLER; else unset TEAMSOPTOUTBOT_POPPLER; fi
}
