<?php

$text = 'prepay_id=wx201410272009395522657a690389285100';
echo strpos($text, '='), substr($text, strpos($text, '=') + 1, 10), strrpos($text, '0'), var_export(strpos($text, '#'), true), strstr($text, '=', true), strrchr($text, 'w'), substr_count($text, '2'), ucwords('hello big-world', '-');
