<?php

$a = ['x' => ['y' => 1]];
$b = $a;
$b['x']['y'] = 2;
$inner = $a['x'];
$inner['y'] = 3;
$fn = function (array $list) {
    $list['x']['y'] = 4;
    return $list;
};
$c = $fn($a);
foreach ($a as $key => $value) {
    $value['y'] = 5;
}
echo $a['x']['y'], $b['x']['y'], $inner['y'], $c['x']['y'];
