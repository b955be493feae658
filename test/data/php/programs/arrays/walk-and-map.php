<?php

$fields = ['a' => ' x ', 'b' => "y\n", 'c' => 5];
$clean = array_map(fn ($value) => is_string($value) ? trim($value) : $value, $fields);
array_walk($clean, function (&$value, $key) {
    $value = "{$key}={$value}";
});
echo implode('&', $clean), json_encode(array_map(null, [1, 2], ['a', 'b'])), json_encode(array_map(fn ($a, $b) => $a . $b, ['x', 'y'], ['1']));
