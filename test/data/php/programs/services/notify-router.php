<?php

interface Handler
{
    public function supports(string $event): bool;

    public function handle(array $resource): string;
}

abstract class BaseHandler implements Handler
{
    protected string $prefix = '';

    public function supports(string $event): bool
    {
        return strpos($event, $this->prefix) === 0;
    }
}

class PaidHandler extends BaseHandler
{
    protected string $prefix = 'TRANSACTION.';

    public function handle(array $resource): string
    {
        return 'paid ' . $resource['out_trade_no'];
    }
}

class RefundHandler extends BaseHandler
{
    protected string $prefix = 'REFUND.';

    public function handle(array $resource): string
    {
        return sprintf('refund %s %s', $resource['out_refund_no'] ?? '-', $resource['refund_status'] ?? 'none');
    }
}

class Router
{
    /** @var Handler[] */
    private array $handlers;

    public function __construct(Handler ...$handlers)
    {
        $this->handlers = $handlers;
    }

    public function route(string $event, array $resource): string
    {
        foreach ($this->handlers as $handler) {
            if ($handler->supports($event)) {
                return $handler->handle($resource);
            }
        }
        return 'ignored ' . $event;
    }
}

$router = new Router(new PaidHandler(), new RefundHandler());
echo $router->route('TRANSACTION.SUCCESS', ['out_trade_no' => 'a']), "\n", $router->route('REFUND.CLOSED', ['refund_status' => 'CLOSED']), "\n", $router->route('COUPON.USE', []);
