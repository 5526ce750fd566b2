# shellcheck shell=bash disable=SC2016 # variables of awk

# Prints the properties file and line of an annotation, if the workspace contains the workflow and the job uses this action there.
# $1 is what the line is about: action or permissions. A job of a reusable workflow has no line, because GitHub names only the caller's file.
location() {
  local path=${GITHUB_WORKFLOW_REF:-} file line
  path=${path#"${GITHUB_REPOSITORY:-}/"}
  path=${path%%@refs/*}
  [[ $path =~ ^\.github/workflows/[^/]+\.ya?ml$ && ${GITHUB_JOB:-} =~ ^[A-Za-z0-9_-]+$ ]] || return 0
  file=${GITHUB_WORKSPACE:-}/$path
  if [ ! -f "$file" ] || [ -L "$file" ] || [ ! -r "$file" ]; then return 0; fi
  line=$(awk -v job="$GITHUB_JOB" -v about="$1" '
    { sub(/\r$/, "") }
    /^[ \t]*(#|$)/ { next }
    /^[^ ]/ { injobs = /^jobs[ \t]*:/; injob = 0; if (/^permissions[ \t]*:/) shared = NR; next }
    !injobs { next }
    { match($0, /^ */); indent = RLENGTH }
    !jobs { jobs = indent }
    indent == jobs {
      name = $1
      gsub(/["\047:]/, "", name)
      injob = name == job
      if (injob) { start = NR; members = 0 }
      next
    }
    !injob { next }
    !members { members = indent }
    indent == members && $1 == "permissions:" { own = NR }
    !uses && /^ *(- +)?uses: *[^ ]*\/infra\/github\/action(@[^ ]*)?["\047]?( .*)?$/ { uses = NR }
    END { if (uses) print (about == "action" ? uses : own ? own : shared ? shared : start) }' "$file" 2> /dev/null) || line=''
  if [ -n "$line" ]; then printf 'file=%s,line=%s,' "$(property "$path")" "$line"; fi
}
