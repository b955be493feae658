<?php

use WeChatPay\BuilderChainable;

class InsuranceOrders
{
    private ?string $last = null;

    public function __construct(private BuilderChainable $client, private string $notifyUrl = 'https://api.test.com')
    {
    }

    public function create(string $no, string $openid, string $serviceId): ?string
    {
        $response = $this->client->v3->hirePowerBank->insuranceOrders->post([
            'json' => ['out_order_no' => $no, 'openid' => $openid, 'notify_url' => $this->notifyUrl, 'service_id' => $serviceId],
        ]);
        $order = json_decode((string) $response->getBody(), true);
        $this->last = $no;
        return $order['order_id'];
    }

    public function state(string $no): string
    {
        $order = json_decode($this->client->v3->hirePowerBank->insuranceOrders->_out_order_no_->get(['out_order_no' => $no])->getBody()->getContents(), true);
        return $order['order_receive_state'] ?? 'UNKNOWN';
    }

    public function last(): string
    {
        return $this->last ?? 'none';
    }
}

$orders = new InsuranceOrders($instance);
echo $orders->last(), PHP_EOL;
echo 'made ', $orders->create('6e8369071cd942c0476613f9d1ce9ca3', '2323dfsdf342342', '实例值'), PHP_EOL;
echo $orders->state('6e83'), ' ', $orders->last(), PHP_EOL;
