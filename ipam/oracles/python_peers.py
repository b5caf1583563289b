"""Python's ipaddress, netaddr and pytricia as further opinions: python_peers.py <tool>-<task> <file> [rounds] [count].

Reads lines, writes the answer as lines, and the best time of all rounds to standard error as
{"milliseconds": ..., "megabytes": ...}. Reading and writing are not timed.
"""

import ipaddress
import json
import resource
import sys
import time


def ipaddress_merge(lines, _):
    networks = [ipaddress.ip_network(line) for line in lines]
    merged = []
    for version in (4, 6):
        merged += ipaddress.collapse_addresses(n for n in networks if n.version == version)
    return [str(network) for network in merged]


def ipaddress_exclude(lines, _):
    """One family; "+ prefix" adds, "- prefix" takes away."""
    kept = list(ipaddress.collapse_addresses(ipaddress.ip_network(line[2:]) for line in lines if line[0] == "+"))
    for line in lines:
        if line[0] != "-":
            continue
        away = ipaddress.ip_network(line[2:])
        left = []
        for network in kept:
            if away.supernet_of(network):
                continue
            left += network.address_exclude(away) if network.supernet_of(away) else [network]
        kept = left
    return [str(network) for network in ipaddress.collapse_addresses(kept)]


def ipaddress_print(lines, _):
    return [str(ipaddress.ip_network(line)) for line in lines]


def ipaddress_reads(lines, _):
    """Whether each text, given as JSON, is a network, and which."""
    return [read(ipaddress.ip_network, json.loads(line)) for line in lines]


def read(parse, text):
    try:
        return str(parse(text))
    except ValueError:
        return "refused"


def netaddr_merge(lines, _):
    import netaddr

    return [str(network) for network in netaddr.cidr_merge(lines)]


def netaddr_exclude(lines, _):
    import netaddr

    base = netaddr.IPSet(line[2:] for line in lines if line[0] == "+")
    away = netaddr.IPSet(line[2:] for line in lines if line[0] == "-")
    return [str(network) for network in (base - away).iter_cidrs()]


def netaddr_print(lines, _):
    import netaddr

    return [str(netaddr.IPNetwork(line)) for line in lines]


def netaddr_overlaps(lines, _):
    """All pairs, outer first, by one sweep over the sorted networks."""
    import netaddr

    networks = sorted((netaddr.IPNetwork(line) for line in lines), key=lambda n: (n.version, n.first, -n.last))
    pairs = []
    around = []
    for network in networks:
        while around and (around[-1].version != network.version or around[-1].last < network.first):
            around.pop()
        pairs += [f"{outer} {network}" for outer in around]
        around.append(network)
    return pairs


def netaddr_allocate(lines, count):
    """Best fit, lowest address: netaddr keeps the set, the choice is made here."""
    import netaddr

    free = netaddr.IPSet([lines[0]])
    taken = [line.split()[1] for line in lines[1:] if line.startswith("take ")]
    free -= netaddr.IPSet(taken)
    wanted = [int(line.split()[1]) for line in lines[1:] if line.startswith("want ")]
    answer = []
    start = time.perf_counter()
    for length in [length for length in wanted for _ in range(max(1, count))]:
        fits = [n for n in free.iter_cidrs() if n.prefixlen <= length]
        if not fits:
            answer.append("none")
            continue
        best = max(fits, key=lambda n: (n.prefixlen, -n.first))
        found = next(best.subnet(length))
        free.remove(found)
        answer.append(str(found))
    return answer, time.perf_counter() - start


def pytricia_lookup(lines, _):
    """"+ prefix" enters a prefix under its position, "? address" asks."""
    import pytricia

    table = pytricia.PyTricia(128 if ":" in lines[0] else 32)
    for position, line in enumerate(line for line in lines if line[0] == "+"):
        table[line[2:]] = position
    asked = [line[2:] for line in lines if line[0] == "?"]
    start = time.perf_counter()
    found = [table.get(address) for address in asked]
    took = time.perf_counter() - start
    return ["none" if position is None else str(position) for position in found], took


def main(task, path, rounds=0, count=0):
    run = globals()[task.replace("-", "_")]
    with open(path, encoding="utf-8") as file:
        lines = file.read().rstrip("\n").split("\n")
    best = None
    for _ in range(max(1, int(rounds))):
        start = time.perf_counter()
        answer = run(lines, int(count))
        took = time.perf_counter() - start
        if isinstance(answer, tuple):
            answer, took = answer
        best = took if best is None else min(best, took)
    sys.stdout.write("".join(f"{line}\n" for line in answer))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"milliseconds": best * 1000, "megabytes": peak}, sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
