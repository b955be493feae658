<?php

namespace App\Services\WeChat;

use Illuminate\Support\Facades\Log;
use WeChatPay\Crypto\AesGcm;
use WeChatPay\Crypto\Rsa;
use WeChatPay\Formatter;

class NotifyService
{
    private const TOLERANCE = 300;

    private array $handlers = [];

    public function __construct(private string $apiv3Key, private string $platformKey)
    {
    }

    public function on(string $event, callable $handler): self
    {
        $this->handlers[$event][] = $handler;
        return $this;
    }

    public function handle(array $headers, string $body, int $now): array
    {
        $timestamp = $headers['Wechatpay-Timestamp'] ?? '0';
        if (abs($now - (int) $timestamp) > self::TOLERANCE) {
            return $this->fail('expired');
        }
        $message = Formatter::joinedByLineFeed($timestamp, $headers['Wechatpay-Nonce'], $body);
        $key = Rsa::from($this->platformKey, Rsa::KEY_TYPE_PUBLIC);
        if (!Rsa::verify($message, $headers['Wechatpay-Signature'], $key)) {
            return $this->fail('signature');
        }
        $event = json_decode($body, true);
        $resource = $event['resource'];
        $plain = json_decode(AesGcm::decrypt($resource['ciphertext'], $this->apiv3Key, $resource['nonce'], $resource['associated_data']), true);
        foreach ($this->handlers[$event['event_type']] ?? [] as $handler) {
            $handler($plain, $event);
        }
        return ['code' => 'SUCCESS', 'handled' => count($this->handlers[$event['event_type']] ?? [])];
    }

    private function fail(string $reason): array
    {
        Log::warning('callback refused', ['reason' => $reason]);
        return ['code' => 'FAIL', 'message' => $reason];
    }
}

$service = new NotifyService(config('wechat.apiv3_key'), "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAuijb3GgoUNSxDuGmP4xa\nRBHQ9fBi/tgFPc9aYXcQOoYT7nLfTLIQZpHpWb2amcMzGL+eZRFgA7yI4SkspYwW\n4kjSR8Y5lQPEawsD2Lcx3tshyvg5QQ1PgdbL9sbY9WQesVxznitMGwe02kG7J9G7\n8GT5BP49xdNmzAUQ0twe13KVcBZ9Vs99oKFiy4cA0a19fNdTfKvL2xYCVYTzSMTu\nkQelKR50duI1Xm9HunJpkLP9XcmZ4e+D+dQuY3GCgTUjY05WHROTj8EJ1DplB5V/\nD4ce0UMQ937AnQwWxcVAZAcdshkKJ4WtmkK2/rc890w9bQohB+tHXNeZEqkaiPHx\n1wIDAQAB\n-----END PUBLIC KEY-----\n");
$service->on('TRANSACTION.SUCCESS', function (array $order, array $event) {
    echo $order['out_trade_no'], ' ', $order['amount']['payer_total'], ' ', $event['id'], "\n";
})->on('REFUND.SUCCESS', function (array $refund) {
    echo 'refund';
});
$body = file_get_contents('php://input');
echo json_encode($service->handle(getallheaders(), $body, 1700000100)), "\n";
echo json_encode($service->handle(getallheaders(), $body . ' ', 1700000100)), "\n";
echo json_encode($service->handle(getallheaders(), $body, 1800000000)), "\n";
