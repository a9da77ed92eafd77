# Runs a server and ends it when whoever started this closes its end of the pipe, or is gone. $1: where to note the server's process.
note="$1"
shift
"$@" </dev/null &
server=$!
echo "$server" >"$note"
while read -r _; do :; done
kill -CONT "$server" 2>/dev/null
kill -INT "$server" 2>/dev/null
wait "$server"
