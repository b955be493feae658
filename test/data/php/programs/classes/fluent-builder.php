<?php

class OrderBuilder
{
    private array $body = [];

    public static function new(string $no): self
    {
        $self = new self();
        $self->body['out_trade_no'] = $no;
        return $self;
    }

    public function total(int $fen): self
    {
        $this->body['amount']['total'] = $fen;
        return $this;
    }

    public function goods(string $id, float $price, int $count = 1): self
    {
        $this->body['detail']['goods_detail'][] = ['merchant_goods_id' => $id, 'unit_price' => (int) round($price * 100), 'quantity' => $count];
        return $this;
    }

    public function when(bool $condition, callable $change): self
    {
        if ($condition) {
            $change($this);
        }
        return $this;
    }

    public function build(): array
    {
        $goods = $this->body['detail']['goods_detail'] ?? [];
        if ($goods !== []) {
            $this->body['amount']['total'] ??= array_sum(array_map(fn ($one) => $one['unit_price'] * $one['quantity'], $goods));
        }
        return $this->body;
    }
}

$builder = OrderBuilder::new('b-1')->goods('g1', 0.58, 3)->goods('g2', 19.9)->when(true, fn ($b) => $b->goods('g3', 1.0));
$instance->chain('v3/pay/transactions/native')->post(['json' => $builder->build()]);
echo json_encode(OrderBuilder::new('b-2')->total(1)->when(false, fn ($b) => $b->total(2))->build());
