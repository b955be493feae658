<?php

$fields = ['b' => 1, 'B' => 2, 'a10' => 3, 'a9' => 4, '10' => 5, '9' => 6];
ksort($fields);
echo json_encode($fields);
ksort($fields, SORT_STRING);
echo json_encode($fields);
$list = ['10', 9, '9a', 1.5, true];
sort($list);
echo json_encode($list);
rsort($list, SORT_STRING);
echo json_encode($list);
