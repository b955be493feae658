<?php

echo htmlspecialchars('<a href="x">\'&amp;</a>'), ' ', nl2br("a\nb"), ' ', strip('<p>x</p>'), ' ', addslashes("O'Re\"il\\ly");

function strip(string $html): string
{
    return preg_replace('/<[^>]+>/', '', $html);
}
