"""Addresses of the web: which are taken, how they are asked for, what is shown of them, which networks they reach."""

import re
from dataclasses import replace

import pytest

from components.preprocessing.fetching.addresses import is_address, parse, shown
from components.preprocessing.fetching.errors import CannotFetch
from components.preprocessing.fetching.guard import is_public, permitted
from components.preprocessing.fetching.visiting import Manner
from components.settings import ANY, PUBLIC, load_settings


@pytest.mark.parametrize(
    ("source", "expected"),
    [("https://example.org/a", True), ("ftp://x", True), ("folder/file.txt", False), ("/data/a b.txt", False)],
)
def test_an_address_is_told_from_a_path(source, expected):
    assert is_address(source) is expected


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTPS://Example.ORG/A", "https://example.org/A"),
        (" http://example.org:80/a?b=1#part ", "http://example.org/a?b=1"),
        ("http://example.org:8080/", "http://example.org:8080/"),
        ("https://example.org/a b/é", "https://example.org/a%20b/%C3%A9"),
        ("https://bücher.example/x", "https://xn--bcher-kva.example/x"),
        ("http://[2001:db8::1]:81/x", "http://[2001:db8::1]:81/x"),
    ],
)
def test_an_address_is_asked_for_in_its_plain_form(text, asked):
    assert parse(text).url == asked


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ftp://example.org/a", "addresses of ftp are not fetched"),
        ("file:///etc/passwd", "addresses of file are not fetched"),
        ("https://", "names no host|no address"),
        ("https://user:geheim@example.org/", "user name or password"),
        ("https://user@example.org/", "user name or password"),
        ("https://exa mple.org/", "no address"),
        ("http://example.org:99999/", "no address"),
        ("https://example.org/" + "a" * 2000, "longer than 2000"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused_with_a_remedy(text, says):
    with pytest.raises(CannotFetch, match=says) as caught:
        parse(text)
    assert caught.value.remedy
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("https://example.org/a?page=2&lang=en", r"https://example.org/a\?page=2&lang=en"),
        (
            "https://example.org/a?access_token=geheim&page=2",
            r"https://example.org/a\?access_token=hidden-\w{6}&page=2",
        ),
        ("https://example.org/a?page=2&API-KEY=geheim", r"https://example.org/a\?page=2&API-KEY=hidden-\w{6}"),
        ("https://example.org/a?key=geheim", r"https://example.org/a\?key=hidden-\w{6}"),
        ("https://example.org/a?subscription-key=geheim", r"https://example.org/a\?subscription-key=hidden-\w{6}"),
        ("https://example.org/a?t%6Fken=geheim;x=1", r"https://example.org/a\?t%6Fken=hidden-\w{6};x=1"),
        ("https://example.org/a?author=smith", r"https://example.org/a\?author=smith"),
        ("https://example.org/a?monkey=1", r"https://example.org/a\?monkey=1"),
        ("ftp://user:geheim@example.org/a?x=geheim", "ftp://example.org/a"),
    ],
)
def test_what_is_shown_of_an_address_holds_no_secret(text, name):
    assert re.fullmatch(name, shown(text))


def test_two_addresses_that_differ_in_a_secret_keep_two_names():
    assert parse("https://example.org/?key=a").name != parse("https://example.org/?key=b").name


@pytest.mark.parametrize(
    ("ip", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("127.9.9.9", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),  # where clouds keep credentials
        ("168.63.129.16", False),  # likewise, though in a public range
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00:ec2::254", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("2002:7f00:1::", False),
        ("no address", False),
    ],
)
def test_only_addresses_of_the_public_internet_are_public(ip, expected):
    assert is_public(ip) is expected


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (["127.0.0.1"], "lies in a private network; .*BORDERLINES_NETWORK=any"),
        (["93.184.216.34", "10.0.0.1"], "lies in a private network"),
        ([], "is not known"),
    ],
)
def test_a_host_with_an_address_that_may_not_be_reached_is_refused(found, says):
    with pytest.raises(CannotFetch, match=says):
        permitted(parse("https://example.org/"), lambda host, port: found, is_public)


@pytest.mark.parametrize(
    ("network", "ip", "reached"),
    [(PUBLIC, "10.0.0.1", False), (PUBLIC, "93.184.216.34", True), (ANY, "10.0.0.1", True)],
)
def test_the_setting_says_which_networks_are_reached(network, ip, reached):
    assert Manner.of(replace(load_settings(), network=network)).may_reach(ip) is reached
