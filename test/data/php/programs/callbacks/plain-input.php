<?php

use WeChatPay\Crypto\AesGcm;

$body = file_get_contents('php://input');
$data = json_decode($body, true);
$resource = $data['resource'];
$order = json_decode(AesGcm::decrypt($resource['ciphertext'], '0123456789abcdef0123456789abcdef', $resource['nonce'], $resource['associated_data']), true);
if ($order['trade_state'] === 'SUCCESS') {
    echo json_encode(['code' => 'SUCCESS', 'no' => $order['out_trade_no'], 'total' => $order['amount']['total']]);
    exit;
}
http_response_code(500);
echo json_encode(['code' => 'FAIL', 'message' => 'state']);
