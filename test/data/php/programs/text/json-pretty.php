<?php

$data = ['code' => 'PARAM_ERROR', 'detail' => ['field' => '/amount/total', 'issue' => null, 'list' => [], 'nested' => ['a' => [1, [2, 3]]]], 'price' => 0.1 + 0.2];
echo json_encode($data, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES), "\n", json_encode(['a' => 1.0, 'b' => 100000000000000000000, 'c' => "\u{1F600}", 'd' => "line\n\ttab"]);
