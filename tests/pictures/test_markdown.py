import pytest

from tests.pictures.examples import SCENE
from tests.pictures.markdown import markdown

SMALL = '<div class="small">b</div>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# One", "<h1>One</h1>"),
        ("## Two", "<h2>Two</h2>"),
        ("### Three", "<h3>Three</h3>"),
        ("-# small *print*", '<div class="small">small <em>print</em></div>'),
        ("plain\nin two lines", "<div>plain<br>in two lines</div>"),
        ("#no heading", "<div>#no heading</div>"),
        ("#### four", "<div>#### four</div>"),
        ("-#no small print", "<div>-#no small print</div>"),
        (r"\# no heading", "<div># no heading</div>"),
        ("> a\n> b", "<blockquote><div>a<br>b</div></blockquote>"),
        ("> a\n> -# b\nc", f"<blockquote><div>a</div>{SMALL}</blockquote><div>c</div>"),
        (">>> a\n\n## b", "<blockquote><div>a<br><br></div><h2>b</h2></blockquote>"),
        ("a\n>>> b", "<div>a</div><blockquote><div>b</div></blockquote>"),
        (">not quoted", "<div>&gt;not quoted</div>"),
        ("- a\n* b", "<ul><li>a</li><li>b</li></ul>"),
        ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("-no item", "<div>-no item</div>"),
        ("```py\nx < **1**\n```", "<pre>x &lt; **1**</pre>"),
        ("a\n```b```\nc", "<div>a</div><pre>b</pre><div>c</div>"),
        ("  a\n\n", "<div>a</div>"),
        ("a\n\n## b", "<div>a<br><br></div><h2>b</h2>"),
        ("", ""),
    ],
)
def test_lines_become_blocks(text: str, html: str) -> None:
    assert markdown(text, SCENE) == html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "# <script>",
        "> <script>",
        "- <script>",
        "`<script>`",
        "```<script>```",
        "**<script>**",
        "[<script>](https://example.org)",
        "-# <script>",
    ],
)
def test_html_is_shown_and_not_run(text: str) -> None:
    html = markdown(text, SCENE)

    assert "&lt;script&gt;" in html
    assert "<script" not in html
