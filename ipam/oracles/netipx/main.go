// Go's netipx as another opinion on address arithmetic: `netipx <task> <file> [rounds] [count]`.
//
// Reads lines, writes the answer as lines, and the best time of all rounds to standard error as
// {"milliseconds": …, "megabytes": …}. Reading and writing are not timed.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/netip"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"

	"go4.org/netipx"
)

type task func(lines []string, count int) (answer []string, took time.Duration)

var tasks = map[string]task{
	// Lines are prefixes; the fewest prefixes over the same addresses.
	"merge": func(lines []string, _ int) ([]string, time.Duration) {
		start := time.Now()
		var builder netipx.IPSetBuilder
		for _, line := range lines {
			builder.AddPrefix(netip.MustParsePrefix(line))
		}
		return texts(built(&builder).Prefixes()), time.Since(start)
	},
	// "+ prefix" adds, "- prefix" takes away.
	"exclude": func(lines []string, _ int) ([]string, time.Duration) {
		start := time.Now()
		var builder netipx.IPSetBuilder
		for _, line := range lines {
			if prefix := netip.MustParsePrefix(line[2:]); line[0] == '+' {
				builder.AddPrefix(prefix)
			}
		}
		for _, line := range lines {
			if prefix := netip.MustParsePrefix(line[2:]); line[0] == '-' {
				builder.RemovePrefix(prefix)
			}
		}
		return texts(built(&builder).Prefixes()), time.Since(start)
	},
	// First line: the pool. "take prefix" makes it taken beforehand, "want length" asks for the best fit,
	// repeated count times if given. Only the asking is timed.
	"allocate": func(lines []string, count int) ([]string, time.Duration) {
		var builder netipx.IPSetBuilder
		builder.AddPrefix(netip.MustParsePrefix(lines[0]))
		var wanted []uint8
		for _, line := range lines[1:] {
			verb, value, _ := strings.Cut(line, " ")
			if verb == "take" {
				builder.RemovePrefix(netip.MustParsePrefix(value))
				continue
			}
			length, err := strconv.ParseUint(value, 10, 8)
			check(err)
			for range max(1, count) {
				wanted = append(wanted, uint8(length))
			}
		}
		set := built(&builder)
		var answer []string
		start := time.Now()
		for _, length := range wanted {
			prefix, rest, ok := set.RemoveFreePrefix(length)
			if !ok {
				answer = append(answer, "none")
				continue
			}
			set = rest
			answer = append(answer, prefix.String())
		}
		return answer, time.Since(start)
	},
	"print": func(lines []string, _ int) ([]string, time.Duration) {
		start := time.Now()
		answer := make([]string, len(lines))
		for i, line := range lines {
			answer[i] = netip.MustParsePrefix(line).String()
		}
		return answer, time.Since(start)
	},
}

func main() {
	run, known := tasks[os.Args[1]]
	if !known {
		fmt.Fprintln(os.Stderr, "unknown task", os.Args[1])
		os.Exit(2)
	}
	text, err := os.ReadFile(os.Args[2])
	check(err)
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	rounds, count := argument(3), argument(4)
	answer, best := run(lines, count)
	for round := 1; round < rounds; round++ {
		if _, took := run(lines, count); took < best {
			best = took
		}
	}
	out := bufio.NewWriter(os.Stdout)
	for _, line := range answer {
		fmt.Fprintln(out, line)
	}
	check(out.Flush())
	var usage syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	check(json.NewEncoder(os.Stderr).Encode(map[string]float64{
		"milliseconds": float64(best.Nanoseconds()) / 1e6,
		"megabytes":    float64(usage.Maxrss) / 1024,
	}))
}

func argument(index int) int {
	if len(os.Args) <= index {
		return 0
	}
	value, err := strconv.Atoi(os.Args[index])
	check(err)
	return value
}

func built(builder *netipx.IPSetBuilder) *netipx.IPSet {
	set, err := builder.IPSet()
	check(err)
	return set
}

func texts(prefixes []netip.Prefix) []string {
	answer := make([]string, len(prefixes))
	for i, prefix := range prefixes {
		answer[i] = prefix.String()
	}
	return answer
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
