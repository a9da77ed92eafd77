#!/usr/bin/env bash
# ./tests/Loyalty.Simulation/sum.sh REPORT...   adds up the reports of a long run that was made in pieces, one after the other
set -uo pipefail
(($# > 0)) || { sed -n 2p "$0"; exit 2; }
awk -F'|' '
    function number(text) { gsub(/[, ]|years/, "", text); return text + 0 }
    function grouped(value,    text, rest) {
        text = sprintf("%d", value)
        while (match(text, /^[0-9]+[0-9][0-9][0-9](,|$)/)) {
            rest = index(text, ",") ? index(text, ",") - 1 : length(text)
            text = substr(text, 1, rest - 3) "," substr(text, rest - 2)
        }
        return text
    }
    /^\| (seeds|fault|stored) \|/ { part = $2; gsub(/ /, "", part); next }
    /^\| -/ { next }
    /^\|/ && part == "seeds" {
        seeds += number($2); failures += number($3); years += number($4); answered += number($5); faults += number($6)
        if (number($7) > 0) seconds += number($2) / number($7)
        next
    }
    /^\|/ { name = $2; gsub(/^ | $/, "", name); if (!((part, name) in count)) names[part] = names[part] "\n" name; count[part, name] += number($3) }
    /^- seed / { failed = failed "\n" $0 }
    function table(part,    list, each, row) {
        printf "\n| %s | times |\n| --- | ---: |\n", part
        each = split(substr(names[part], 2), list, "\n")
        for (row = 1; row <= each; row++) printf "| %s | %s |\n", list[row], grouped(count[part, list[row]])
    }
    END {
        print "| seeds | failures | simulated time | calls answered | faults | seeds a second |"
        print "| ---: | ---: | ---: | ---: | ---: | ---: |"
        printf "| %s | %s | %.1f years | %s | %s | %.1f |\n", grouped(seeds), grouped(failures), years, grouped(answered), grouped(faults), seconds ? seeds / seconds : 0
        table("fault")
        table("stored")
        if (failed != "") print failed
    }' "$@"
