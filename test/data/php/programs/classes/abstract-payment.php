<?php

abstract class Payment
{
    protected array $body = [];

    public function __construct(protected $client, protected string $mchid)
    {
    }

    abstract protected function path(): string;

    protected function prepare(array $order): array
    {
        return ['mchid' => $this->mchid] + $order;
    }

    public function create(array $order): array
    {
        $this->body = $this->prepare($order);
        $response = $this->client->chain($this->path())->post(['json' => $this->body]);
        return json_decode((string) $response->getBody(), true);
    }
}

class NativePayment extends Payment
{
    protected function path(): string
    {
        return 'v3/pay/transactions/native';
    }
}

class H5Payment extends Payment
{
    protected function path(): string
    {
        return 'v3/pay/transactions/h5';
    }

    protected function prepare(array $order): array
    {
        $body = parent::prepare($order);
        $body['scene_info'] = ['payer_client_ip' => '127.0.0.1', 'h5_info' => ['type' => 'Wap']];
        return $body;
    }
}

foreach ([new NativePayment($instance, '1900000109'), new H5Payment($instance, '1900000110')] as $at => $payment) {
    $result = $payment->create(['out_trade_no' => "p-{$at}", 'amount' => ['total' => $at + 1]]);
    echo $result['code'], ' ', $result['order_id'], "\n";
}
