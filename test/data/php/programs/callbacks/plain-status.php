<?php

header('Content-Type: application/json; charset=utf-8');
header('X-Trace: ' . substr(md5($_SERVER['HTTP_WECHATPAY_NONCE']), 0, 8));
http_response_code(202);
echo json_encode(['code' => 'SUCCESS', 'message' => '成功'], JSON_UNESCAPED_UNICODE);
