<?php

$order = ['no' => 'a-1', 'amount' => ['total' => 5]];
$object = new stdClass();
$object->name = 'shop';
$object->inner = new stdClass();
$object->inner->id = 7;
$list = [10, 20];
echo "no $order[no] total {$order['amount']['total']} $object->name {$object->inner->id} $list[1] \$x \x41 \u{652f} {$list[0]}0 ${list[1]}";
