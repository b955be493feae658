<?php

$defaults = ['currency' => 'CNY', 'total' => 1];
$amount = [...$defaults, 'total' => 5, ...['payer' => 3]];
$args = ['a', 'b'];
echo json_encode($amount), json_encode([...$args, 'c', ...[1, 2]]), json_encode(['z' => 0, ...$defaults]);
