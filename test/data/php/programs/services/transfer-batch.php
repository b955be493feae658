<?php

class TransferBatch
{
    private array $list = [];

    public function __construct(private string $no, private string $appid)
    {
    }

    public function add(string $openid, int $fen, string $remark = 'reward'): self
    {
        $this->list[] = ['out_detail_no' => sprintf('%sD%02d', $this->no, count($this->list) + 1), 'transfer_amount' => $fen, 'transfer_remark' => $remark, 'openid' => $openid];
        return $this;
    }

    public function toArray(): array
    {
        return [
            'appid' => $this->appid,
            'out_batch_no' => $this->no,
            'total_amount' => array_sum(array_column($this->list, 'transfer_amount')),
            'total_num' => count($this->list),
            'transfer_detail_list' => $this->list,
        ];
    }
}

$batch = (new TransferBatch('B1', 'wx1'))->add('o1', 30)->add('o2', 70, '奖励');
$instance->v3->transfer->batches->post(['json' => $batch->toArray()]);
