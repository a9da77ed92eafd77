# Ends a test's server when the process that started it has gone, however it ended: its end of our standard input closes then.
# $1 is the server's folder. A server that was ended in good order has no folder any more.
cat >/dev/null
[ -d "$1" ] || exit 0
server=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
if [ -n "$server" ] && tr '\0' ' ' <"/proc/$server/cmdline" 2>/dev/null | grep -qF "$1"; then
    family="$server $(pgrep -P "$server")"
    kill -CONT $family 2>/dev/null
    kill -QUIT "$server" 2>/dev/null
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        kill -0 "$server" 2>/dev/null || break
        sleep 0.3
    done
    kill -KILL $family 2>/dev/null
fi
rm -rf "$1"
