<?php
namespace App\Pay;

enum OrderState: string
{
    case Paid = 'SUCCESS';
    // Money went back.
    case Refund = 'REFUND';
    case NotPay = 'NOTPAY';

    public const Standard = self::NotPay;

    public function label(): string
    {
        return match ($this) {
            self::Paid => '已支付',
            self::Refund => '退款',
            self::NotPay => '未支付',
        };
    }

    public function isFinal(): bool
    {
        return $this === self::Paid || $this === self::Refund;
    }

    public static function of(string $text): self
    {
        return self::tryFrom($text) ?? self::NotPay;
    }
}

trait Signs
{
    private string $prefix = 'P';
    public function number(int $i): string
    {
        return $this->prefix . (string) $i;
    }
}

class Shop
{
    use Signs;

    public function describe(OrderState $state, int $i): string
    {
        return $this->number($i) . ' ' . $state->value . ' ' . $state->label() . ' ' . $state->name;
    }
}

$shop = new Shop();
foreach (OrderState::cases() as $case) { echo $shop->describe($case, 3), PHP_EOL; }
echo OrderState::of('X')->label(), PHP_EOL;
echo OrderState::from('SUCCESS')->isFinal() ? 'final' : 'open', PHP_EOL;

/** @return \Generator */
function numbers(int $n): \Generator
{
    for ($i = 1; $i <= $n; $i++) {
        if ($i === 4) {
            return;
        }
        yield 'N' . $i;
    }
}
foreach (numbers(9) as $no) {
    echo $no, PHP_EOL;
}
echo implode(',', iterator_to_array(numbers(2), false)), PHP_EOL;
