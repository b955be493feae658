<?php

class ShopException extends \RuntimeException
{
    public function __construct(string $message, private string $orderNo = '', int $code = 0, ?\Throwable $previous = null)
    {
        parent::__construct($message, $code, $previous);
    }

    public function orderNo(): string
    {
        return $this->orderNo;
    }
}

final class NotPaid extends ShopException
{
    public static function for(string $no): self
    {
        return new self("Order {$no} is not paid", $no, 402);
    }
}

function deliver(string $no, bool $paid): string
{
    if (!$paid) {
        throw NotPaid::for($no);
    }
    return "delivered {$no}";
}

foreach ([['x-1', true], ['x-2', false]] as [$no, $paid]) {
    try {
        echo deliver($no, $paid), "\n";
    } catch (NotPaid $e) {
        echo get_class($e), ': ', $e->getMessage(), ' ', $e->getCode(), ' ', $e->orderNo(), "\n";
    } finally {
        echo "done {$no}\n";
    }
}
