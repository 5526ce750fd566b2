# shellcheck shell=bash disable=SC2016,SC2034,SC2154 # variables are shared with vend.sh; $values is a variable of jq

# Masks the secrets of a response: each value of a header or variable, except Port's two headers without secrets, and each form in which an output
# contains it. Other forms and lines shorter than eight characters, such as a brace, are not secret, and masking them would garble the job's log.
mask_answer() {
  from_body '
    [(.mcp_config.mcpServers[] | .headers // {}, .env // {}), .env // {} | to_entries[]
        | select(.key != "x-read-only-mode" and .key != "x-allowed-actions-to-run") | .value | strings | select(. != "")] as $values
    | ($values[] | line),
    ([($values[] | ., sub("^[^ ]+ "; "") | ., (quotable | .[1:-1]), tojson[1:-1]), .access_token, (.mcp_config | quotable),
        (.client_config.content // "" | split("\n")[] | sub("^\\s+"; "") | sub("\\s+$"; ""))]
      | .[] | line | select(length >= 8))' | awk '!seen[$0]++' | mask
}

# Creates the folders of a path below RUNNER_TEMP one at a time, so that no link leads out of it.
place() {
  local rest=$1 folder=$temp part
  while [ "$rest" != "${rest#*/}" ]; do
    part=${rest%%/*} rest=${rest#*/}
    [ -n "$part" ] || continue
    folder=$folder/$part
    [ ! -L "$folder" ] || die "$folder is a symbolic link. Remove it, or set config-path to another path."
    [ -d "$folder" ] || mkdir "$folder"
  done
  file=$folder/$rest
  if [ -L "$file" ] || [ -d "$file" ]; then die "$file is a folder or a symbolic link. Remove it, or set config-path to another path."; fi
}

native() { if command -v cygpath > /dev/null; then cygpath -m "$1"; else printf '%s' "$1"; fi; }

write_outputs() {
  local path=$INPUT_CONFIG_PATH name
  if [ -z "$path" ]; then
    name=$(from_body '.client_config.path // "mcp.json" | line')
    name=${name##*/}
    case $name in '' | . | .. | *[!A-Za-z0-9._-]*) name=mcp.json ;; esac
    path=$(mktemp -d "$temp/port-XXXXXX")
    path=${path##*/}/$name
  fi
  place "$path"
  printf '%s' "$body" | jq -r '.client_config.content // .mcp_config' > "$work/config"
  mv -f "$work/config" "$file"
  {
    from_body '"access-token=\(.access_token | line)", "expires-at=\(.expires_at | line)", "mcp-config=\(.mcp_config | quotable)",
      "allowed-tools=\([.allowed_tools[]? | line] | join(","))"'
    printf 'mcp-config-file=%s\n' "$(native "$file")"
  } >> "$GITHUB_OUTPUT"
}
