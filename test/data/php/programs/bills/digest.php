<?php

$content = str_repeat("line\n", 3);
$expected = sha1($content);
echo $expected, ' ', hash_equals($expected, hash('sha1', $content)) ? 'whole' : 'broken', ' ', strlen($content), ' ', substr_count($content, "\n");
