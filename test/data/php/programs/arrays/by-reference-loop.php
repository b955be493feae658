<?php

$items = [['fen' => 1], ['fen' => 2]];
foreach ($items as &$item) {
    $item['yuan'] = number_format($item['fen'] / 100, 2);
}
unset($item);
echo json_encode($items);
