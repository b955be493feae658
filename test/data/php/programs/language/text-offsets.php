<?php

$text = 'WX2024';
$digits = '';
for ($i = 0; $i < strlen($text); $i++) {
    if (ctype_digit($text[$i])) {
        $digits .= $text[$i];
    }
}
echo $digits, $text[0], $text[-1], substr($text, -4, 2), ucfirst(strtolower($text));
