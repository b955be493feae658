<?php

$value = @json_decode('{bad');
$missing = @file_get_contents('/nowhere/at/all');
echo var_export($value, true), var_export($missing, true), @json_decode('[1', true)['x'] ?? 'null';
