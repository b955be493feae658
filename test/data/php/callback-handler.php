<?php

namespace App\Http\Controllers;

use WeChatPay\Crypto\AesGcm;

class NotifyController
{
    private string $key = '0123456789abcdef0123456789abcdef';

    /** @var array<string, int> */
    private array $seen = [];

    public function __construct(private int $tolerance = 300)
    {
    }

    /**
     * The headers and the raw body come from the framework.
     */
    public function handle(array $headers, string $body, int $now): array
    {
        $timestamp = $headers['Wechatpay-Timestamp'] ?? null;
        if (!isset($headers['Wechatpay-Serial'], $timestamp) || abs($now - (int) $timestamp) > $this->tolerance) {
            return $this->fail('bad headers', 401);
        }
        $inBody = json_decode($body, true);
        ['resource' => ['ciphertext' => $ciphertext, 'nonce' => $nonce, 'associated_data' => $aad]] = $inBody;
        $order = json_decode(AesGcm::decrypt($ciphertext, $this->key, $nonce, $aad), true);
        $no = $order['out_trade_no'];
        $this->seen[$no] = ($this->seen[$no] ?? 0) + 1;
        switch ($order['trade_state']) {
            case 'SUCCESS':
                $text = sprintf('%s paid %.2f', $no, $order['amount']['total'] / 100);
                break;
            case 'CLOSED':
            case 'REVOKED':
                $text = "$no is over";
                break;
            default:
                return $this->fail("unknown state {$order['trade_state']}");
        }
        return ['status' => 200, 'code' => 'SUCCESS', 'message' => $text, 'times' => $this->seen[$no]];
    }

    private function fail(string $message, int $status = 500): array
    {
        return ['status' => $status, 'code' => 'FAIL', 'message' => $message];
    }
}

$controller = new NotifyController();
$make = function (array $order): string {
    $ciphertext = AesGcm::encrypt(json_encode($order), '0123456789abcdef0123456789abcdef', 'abcdefghijkl', 'transaction');
    return json_encode(['id' => '1', 'resource' => ['ciphertext' => $ciphertext, 'nonce' => 'abcdefghijkl', 'associated_data' => 'transaction']]);
};
$headers = ['Wechatpay-Serial' => 'S1', 'Wechatpay-Timestamp' => '1700000000'];
$order = ['out_trade_no' => 'o-1', 'trade_state' => 'SUCCESS', 'amount' => ['total' => 1990]];
foreach ([$order, $order, ['trade_state' => 'REVOKED'] + $order, ['trade_state' => 'ODD'] + $order] as $one) {
    echo json_encode($controller->handle($headers, $make($one), 1700000100)), "\n";
}
echo json_encode($controller->handle($headers, '{}', 1800000000)), json_encode($controller->handle([], '{}', 0)), "\n";
