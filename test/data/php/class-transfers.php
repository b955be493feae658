<?php

use WeChatPay\BuilderChainable;

class Transfers
{
    private const SCENE = '1000';

    public function __construct(private BuilderChainable $client, private string $appid)
    {
    }

    public function send(string $no, string $openid, int $fen, string $remark): int
    {
        $response = $this->client->v3->fundApp->mchTransfer->transferBills->post(['json' => [
            'appid' => $this->appid,
            'out_bill_no' => $no,
            'transfer_scene_id' => self::SCENE,
            'openid' => $openid,
            'transfer_amount' => $fen,
            'transfer_remark' => $remark,
            'transfer_scene_report_infos' => [
                ['info_type' => '活动名称', 'info_content' => '新会员有礼'],
                ['info_type' => '奖励说明', 'info_content' => '注册会员抽奖一等奖'],
            ],
        ]]);
        return $response->getStatusCode();
    }

    public function cancel(string $no): void
    {
        $this->client->v3->fundApp->mchTransfer->transferBills->outBillNo->_out_bill_no_->cancel->post(['out_bill_no' => $no]);
    }
}

$transfers = new Transfers($instance, 'wxf636efh567hg4356');
echo $transfers->send('t-1', 'o-MYE42l80oelYMDE34nYD456Xoy', 400000, '新会员开通有礼'), "\n";
$transfers->cancel('t-1');
