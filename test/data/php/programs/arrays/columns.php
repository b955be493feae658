<?php

$rows = [['id' => 3, 'name' => 'x', 'fen' => 1], ['id' => 8, 'name' => 'y'], ['id' => 9, 'name' => 'z', 'fen' => 4]];
echo json_encode(array_column($rows, 'name', 'id')), json_encode(array_column($rows, 'fen')), json_encode(array_column($rows, null, 'name')['z']), array_sum(array_column($rows, 'fen'));
