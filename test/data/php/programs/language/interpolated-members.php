<?php

$order = ['no' => 'a-1', 'amount' => ['total' => 5]];
$object = new stdClass();
$object->name = 'shop';
$list = [10, 20];
echo "no $order[no] total {$order['amount']['total']} $object->name $list[1] \$x \x41 \u{652f} {$list[0]}0";
