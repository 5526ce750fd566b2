# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with vend.sh

escaped() { # escapes the data of a workflow command
  local text=$1
  text=${text//[%]/%25}
  text=${text//$'\r'/%0D}
  printf '%s' "${text//$'\n'/%0A}"
}

property() { # escapes a property of a workflow command
  local text
  text=$(escaped "$1")
  text=${text//:/%3A}
  printf '%s' "${text//,/%2C}"
}

die() { # $2 is what the annotated line is about: permissions, or the action if omitted
  printf '::error %stitle=Port token::%s\n' "$(location "${2:-action}")" "$(escaped "$1")"
  summarize_failure "$1" || :
  exit 1
}

mask() { # masks every line of standard input
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    if [ -n "$line" ]; then printf '::add-mask::%s\n' "$(escaped "$line")"; fi
  done
}
