<?php

use WeChatPay\BuilderChainable;

class Query
{
    public function __construct(private BuilderChainable $client, private string $appid)
    {
    }

    public function order(string $no): int
    {
        $response = $this->client->v3->payscore->serviceorder->get(['query' => ['service_id' => '500001', 'out_order_no' => $no, 'appid' => $this->appid]]);
        return $response->getStatusCode();
    }

    public function finish(string $no, int $fen): int
    {
        $body = [
            'appid' => $this->appid,
            'service_id' => '500001',
            'total_amount' => $fen,
            'post_payments' => [['name' => '就餐费用', 'amount' => $fen]],
            'profit_sharing' => false,
        ];
        $response = $this->client->v3->payscore->serviceorder->_out_order_no_->complete->post(['out_order_no' => $no, 'json' => $body]);
        return $response->getStatusCode();
    }
}

$query = new Query($instance, 'wxd678efh567hg6787');
echo $query->order('1234323JKHDFE1243252'), ' ', $query->finish('1234323JKHDFE1243252', 50000), "\n";
