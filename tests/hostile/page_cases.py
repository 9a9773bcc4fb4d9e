"""HTML pages that hide and show, texts in odd dress, and kinds of file that are none of ours; outcomes as in docx_cases."""

from docx_cases import GHOST, SEEN, Case

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
HIDING = {
    "switched off": "display:none",
    "off, urgently": "display: none !important",
    "in capitals": "DISPLAY:NONE",
    "around a comment": "display:/**/none",
    "not visible": "visibility:hidden",
    "no opacity": "opacity: 0.0;",
    "no size": "font-size:0",
    "one pixel": "font-size:1px",
    "a tenth": "font-size:.1em",
    "left of the screen": "position:absolute;left:-9999px",
    "over the screen": "position:fixed;top:-5000px",
    "right of the screen": "position:absolute;right:-9999px",
    "indented away": "text-indent:-9999px",
    "moved away": "transform:translateX(-9999px)",
    "scaled to nothing": "transform:scale(0)",
    "white": "color:white",
    "white in short": "color:#fff",
    "white in numbers": "color: rgb(255, 255, 255)",
    "white in shares": "color:rgb(100%,100%,100%)",
    "white by hue": "color:hsl(0,0%,100%)",
    "nearly white": "color:#fefefe",
    "clear": "color:transparent",
    "clear in numbers": "color:rgba(0,0,0,0)",
    "its own ground": "color:#123456;background-color:#123456",
    "clipped": "position:absolute;clip:rect(0,0,0,0)",
    "clipped to a pixel": "clip: rect(1px, 1px, 1px, 1px);position:absolute",
    "cut by a path": "clip-path:inset(100%)",
    "no height": "height:0;overflow:hidden",
    "no greatest height": "max-height:0;overflow:hidden",
    "one by one": "position:absolute;width:1px;height:1px;overflow:hidden",
    "hidden by Word": "mso-hide:all",
}
SHOWING = {
    "grey": "color:#999",
    "half clear": "opacity:0.5",
    "small": "font-size:10px",
    "a white border": "border-color:#fff",
    "white on dark": "color:#fff;background:#123",
    "white on a picture": "color:#fff;background:url(a.png)",
    "white on a shade": "color:#fff;background-image:linear-gradient(red,blue)",
    "a little to the left": "position:relative;left:-10px",
}
GHOSTS = {
    "an attribute": f"<div hidden><p>{GHOST}</p></div>",
    "a class": f"<style>.x{{display:none}}</style><p class='a x'>{GHOST}</p>",
    "an id, among others": f"<style>#y, .z {{ visibility : hidden }}</style><p id=y>{GHOST}</p>",
    "a tag": f"<style>aside, em {{ display:none }}</style><em>{GHOST}</em><p>x</p>",
    "a tag with a class": f"<style>p.s{{display:none}}</style><p class=s>{GHOST}</p>",
    "a class within a tag": f"<style>div .s{{display:none}}</style><div><p class=s>{GHOST}</p></div>",
    "a white class": f"<style>.w{{color:#fff}}</style><p class=w>{GHOST}</p>",
    "a white font": f'<p><font color="#FFFFFF">{GHOST}</font></p>',
    "white elsewhere than on the dark": f'<div style="background:#123">Top</div><p style="color:#ffffff">{GHOST}</p>',
    "for readers of screens alone": f"<style>.sr{{position:absolute!important;width:1px!important;height:1px!important;clip:rect(0,0,0,0)"
    f"!important}}</style><span class='sr'>{GHOST}</span>",
}
SHOWN = {
    "a class for paper alone": f"<style>@media print {{ .x {{display:none}} }}</style><p class=x>{GHOST}</p>",
    "a class under the mouse": f"<style>.m:hover{{display:none}}</style><p class=m>{GHOST}</p>",
    "a later rule": f"<style>.m{{display:none}} .m{{display:block}}</style><p class=m>{GHOST}</p>",
    "a class elsewhere": f"<style>nav .s{{display:none}}</style><p class=s>{GHOST}</p>",
    "white on a dark body": f'<div style="background:#123"><p style="color:#fff">{GHOST}</p></div>',
    "white under outside styles": f'<link rel="stylesheet" href="a.css"><p style="color:#fff">{GHOST}</p>',
    "a side column": f"<aside>{GHOST}</aside>",
}
TEXTS = {
    "a page in two bytes": f"<html><body><p>{SEEN}</p></body></html>".encode("utf-16"),
    "a strict page": '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://example.com/x.dtd">'
    f"<html><body><p>{SEEN}</p></body></html>",
    "entities in entities": f'<!DOCTYPE html [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><p>{SEEN} &b;</p>',
    "nothing closed": f"<html><body><div><p><b><i>{SEEN}",
    "a page that Word wrote": f"<html><!--[if gte mso 9]><xml><o:x>{GHOST}</o:x></xml><![endif]--><p class=MsoNormal>{SEEN}<o:p></o:p></p>",
    "a wide class": f'<p class="{"x " * 500_000}">{SEEN}</p>',
    "twenty thousand rules": f"<style>{''.join(f'.c{number}{{display:none}}' for number in range(20_000))}</style><p class=d>{SEEN}</p>",
    "rules never closed": f"<style>{'.a{' * 50_000}</style><p>{SEEN}</p>",
    "bad numbers of letters": f"<p>{SEEN} &bogus; &#xFFFFFFFF; &#0; &#55296;</p>",
    "all kinds of line ends": f"Jo\r\rSample\n\r{SEEN}\v\f\x85\u2028Slack",
    "zeros at both ends": bytes(4) + SEEN.encode() + bytes(500),
    "an end mark": SEEN.encode() + b"\x1a",
    "steering for a terminal": f"\x1b]0;title\x07\x1b[2J{SEEN}\x1b[0m",
    "two marks of its bytes": b"\xef\xbb\xbf\xef\xbb\xbf" + SEEN.encode(),
    "four bytes a letter": SEEN.encode("utf-32-be"),
    "selectors and joiners": SEEN.replace("a", "a\ufe0f\u2060"),
    "full width": "".join(chr(ord(letter) + 0xFEE0) if letter.isalpha() else letter for letter in SEEN),
    "invisible tags": SEEN + "".join(chr(0xE0000 + ord(letter)) for letter in GHOST),
    "a mountain of accents": SEEN + " Z" + "\u0301" * 5_000,
    "directions turned": f"\u2066{SEEN}\u2069\u200f",
}
HURT = {
    "zeros on each line": "\n\0".join([SEEN, *["Wrote to customers about orders"] * 5]).encode(),
    "half a letter at the end": SEEN.encode("utf-16") + b"\n",
    "half of a pair": SEEN.encode("utf-16") + b"\x00\xd8A\x00",
    "letters too long": SEEN.encode() + " é".encode() * 9 + b"\xc0\xaf",
    "two alphabets": (SEEN + " é" * 9).encode() + "é".encode("cp1252"),
}
OTHERS = {
    "Russian": ("Обслуживание клиентов и продажи " * 9 + SEEN).encode("cp1251"),
    "Chinese": ("客户服务经验 " * 20 + SEEN).encode("gbk"),
}
FOREIGN = {
    "rich text behind blank lines": b"\r\n\r\n {\\rtf1 x}",
    "an old workbook": OLE + "Workbook".encode("utf-16-le"),
    "a mail": OLE + "__substg1.0".encode("utf-16-le"),
    "an old file and no more": OLE[:8],
    "a very old Word file": b"\xdb\xa5\x2d\x00" + bytes(500),
    "a JPEG picture": b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(50),
    "a GIF picture": b"GIF89a" + bytes(50),
    "a TIFF picture": b"II*\0" + bytes(50),
    "a WebP picture": b"RIFF\x24\0\0\0WEBPVP8 " + bytes(30),
    "a picture of a telephone": b"\0\0\0\x18ftypheic" + bytes(40),
    "a newer picture of a telephone": b"\0\0\0\x1cftypavif" + bytes(40),
    "a drawing": b'<svg xmlns="http://www.w3.org/2000/svg"><text>' + SEEN.encode() + b"</text></svg>",
    "a picture in layers": b"8BPS\0\1" + bytes(50),
    "a film": b"\0\0\0\x18ftypmp42" + bytes(40),
    "a song": b"ID3\3\0" + bytes(50),
    "a packed file": b"\x1f\x8b\x08" + bytes(40),
    "an archive on tape": b"cv.txt" + bytes(94) + b"0000644\0" + bytes(149) + b"ustar\x0000" + bytes(300),
    "a cabinet": b"MSCF\0" + bytes(50),
    "a class": b"\xca\xfe\xba\xbe" + bytes(40),
    "a database": b"SQLite format 3\0" + bytes(80),
    "a font": b"wOFF" + bytes(60),
    "a shortcut": b"L\0\0\0\1\x14\2\0" + bytes(60),
    "PostScript": b"%!PS-Adobe-3.0\n",
    "an OpenDocument text as one file": b'<?xml version="1.0"?><office:document><text:p>' + SEEN.encode() + b"</text:p></office:document>",
    "a Word file as one file": b'<?xml version="1.0"?><pkg:package xmlns:pkg="x"><w:t>x</w:t></pkg:package>',
    "chance": bytes((number * 7919 + number // 3 * 31) % 256 for number in range(5_000)),
    "one byte again and again": b"\xff" * 5_000,
}
EMPTY = ("\u00a0", "\u200b", "\u3000", "\ufeff", "\u202e", "\t", "\f", "\u00ad", "\u2800", "\u3164")


def _page(inner: str) -> bytes:
    return f"<html><body><p>{SEEN}</p>{inner}</body></html>".encode()


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


CASES = (
    *(
        Case(f"page hidden: {n}", _page(f'<p style="{look}">{GHOST}</p>'), "read+hidden-text", silent=(GHOST,))
        for n, look in HIDING.items()
    ),
    *(Case(f"page hidden: by {name}", _page(inner), "read+hidden-text", silent=(GHOST,)) for name, inner in GHOSTS.items()),
    *(Case(f"page seen: {name}", _page(f'<p style="{look}">{GHOST}</p>'), "read", (SEEN, GHOST)) for name, look in SHOWING.items()),
    *(Case(f"page seen: {name}", _page(inner), "read", (SEEN, GHOST)) for name, inner in SHOWN.items()),
    *(Case(f"text: {name}", _bytes(content), "read", silent=(GHOST, "\x1b", "\x07")) for name, content in TEXTS.items()),
    *(Case(f"text: {name}", content, "read+damaged") for name, content in HURT.items()),
    *(Case(f"text: {name}", content, "read+garbled-text+language") for name, content in OTHERS.items()),
    *(Case(f"other: {name}", content, "unsupported", ()) for name, content in FOREIGN.items()),
    *(Case(f"nothing but {ord(blank):04x}", f"{blank * 50}\n{blank}".encode(), "empty", ()) for blank in EMPTY),
    Case("page: a hundred thousand attributes", f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>{SEEN}</p>".encode(), "limit", ()),
    Case("page: a program and no text", b"<html><body><div id=root></div><script>x</script></body></html>", "empty", ()),
)
