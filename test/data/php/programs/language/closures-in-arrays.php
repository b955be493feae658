<?php

$rules = [
    'required' => fn ($value) => $value !== null && $value !== '',
    'digits' => fn ($value) => ctype_digit((string) $value),
    'max' => fn ($value, int $limit = 5) => strlen($value) <= $limit,
];
foreach (['', '12', 'abcdefg'] as $value) {
    foreach ($rules as $name => $rule) {
        echo $name[0], $rule($value) ? '+' : '-';
    }
    echo ' ';
}
