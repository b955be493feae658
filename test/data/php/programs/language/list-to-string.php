<?php

$values = [true, false, null, 0, '', 'a', 1.50, [], 1e100];
foreach ($values as $value) {
    echo gettype($value), '=', is_array($value) ? 'list' : $value, '/', empty($value) ? 'empty' : 'set', '/', is_numeric($value) ? 'num' : '-', ' ';
}
