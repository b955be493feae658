<?php

declare(strict_types=1);

namespace App\Services;

use InvalidArgumentException;
use WeChatPay\BuilderChainable;

/**
 * Orders of a shop, paid by WeChat Pay.
 */
interface PaymentGateway
{
    public function create(string $no, int $total, array $options = []): array;
}

abstract class Gateway implements PaymentGateway
{
    public const VERSION = '1.2';

    protected array $log = [];

    public function __construct(protected BuilderChainable $client, protected array $config)
    {
    }

    abstract protected function trade(): string;

    protected function note(string $message, mixed ...$values): void
    {
        $this->log[] = $message . ':' . implode(',', $values);
    }

    public function logs(): array
    {
        return $this->log;
    }
}

trait FormatsAmounts
{
    private int $formatted = 0;

    public function yuan(int $fen): string
    {
        $this->formatted++;
        return number_format($fen / 100, 2, '.', '');
    }
}

enum TradeState: string
{
    case Success = 'SUCCESS';
    case Closed = 'CLOSED';
    case Pending = 'NOTPAY';

    public function label(): string
    {
        return match ($this) {
            self::Success => 'paid',
            self::Closed => 'closed',
            default => 'waiting',
        };
    }
}

final class NativePayment extends Gateway
{
    use FormatsAmounts;

    private const DEFAULTS = ['currency' => 'CNY', 'attach' => null];

    private static int $made = 0;

    private ?string $last = null;

    // The trade type is a segment of the path.
    protected function trade(): string
    {
        return 'native';
    }

    public function create(string $no, int $total, array $options = []): array
    {
        if ($total <= 0) {
            throw new InvalidArgumentException("The total of {$no} is {$total}.");
        }
        self::$made++;
        $options = array_merge(self::DEFAULTS, $options);
        $body = [
            'appid' => $this->config['appid'] ?? '',
            'mchid' => $this->config['mchid'],
            'out_trade_no' => $no,
            'amount' => ['total' => $total, 'currency' => $options['currency']],
        ];
        if (!empty($options['attach'])) {
            $body['attach'] = $options['attach'];
        }
        foreach ($options['goods'] ?? [] as $index => ['id' => $id, 'price' => $price]) {
            $body['detail']['goods_detail'][] = ['merchant_goods_id' => $id, 'unit_price' => (int) round($price * 100), 'position' => $index];
        }
        $response = $this->client->v3->pay->transactions->native->post(['json' => $body]);
        $this->last = $no;
        $this->note('create', $no, $this->yuan($total));
        return json_decode((string) $response->getBody(), true);
    }

    public function query(string $no): string
    {
        $response = $this->client
            ->chain('v3/pay/transactions/out-trade-no/{out_trade_no}')
            ->get(['out_trade_no' => $no, 'query' => ['mchid' => $this->config['mchid']]]);
        $data = json_decode((string) $response->getBody(), true);
        $state = TradeState::tryFrom($data['trade_state'] ?? 'NOTPAY') ?? TradeState::Pending;
        return $state->label() . '/' . ($data['note'] ?? 'no note') . '/' . $data['data'][0]['amount'] * 2;
    }

    public function last(): ?string
    {
        return $this->last;
    }

    public static function made(): int
    {
        return self::$made;
    }
}

$service = new NativePayment($instance, ['mchid' => '1900000109', 'appid' => 'wx1']);
$result = $service->create('n-1', 1990, ['attach' => 'a/b', 'goods' => [['id' => 'g1', 'price' => 19.9], ['id' => 'g2', 'price' => 0.58]]]);
echo $result['code'], ' ', $result['data'][0]['id'], "\n";
$service->create(no: 'n-2', total: 5);
try {
    $service->create('n-3', 0);
} catch (InvalidArgumentException $e) {
    echo $e->getMessage(), "\n";
}
echo $service->query('n-1'), ' ', $service->last() ?? 'none', ' ', NativePayment::made(), ' ', NativePayment::VERSION, "\n";
$logs = $service->logs();
$logs[] = 'changed';
echo json_encode([$service->logs(), count($logs)]), "\n";
foreach (TradeState::cases() as $case) {
    echo $case->name, '=', $case->value, ' ', $case->label(), ';';
}
