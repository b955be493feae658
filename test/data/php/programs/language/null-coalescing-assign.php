<?php

$config = ['a' => null];
$config['a'] ??= 'first';
$config['b']['c'] ??= 'deep';
$config['a'] ??= 'second';
$name ??= 'unset';
echo json_encode($config), $name, $config['x'] ?? $config['y'] ?? 'last';
