<?php

$reply = ['code' => 'SUCCESS', 'message' => '成功', 'path' => '/v3/pay', 'amount' => 1.0, 'empty' => [], 'object' => new stdClass(), 'n' => null];
echo json_encode($reply), "\n", json_encode($reply, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), "\n", json_encode($reply, JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE);
