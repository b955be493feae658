<?php

$data = null;
echo $data['a'] ?? 'none', isset($data['a']['b']) ? 1 : 0, empty($data['a']) ? 'empty' : '', count($data ?? []), json_encode($data['x']['y'] ?? ['d']);
$text = 'abc';
echo $text['x'] ?? 'no', $text[0] ?? 'no', isset($text[5]) ? 1 : 0;
