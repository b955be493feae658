<?php

class RetryPolicy
{
    private int $attempts = 0;

    public function __construct(private int $max = 3, private float $factor = 2.0)
    {
    }

    public function run(callable $work): mixed
    {
        while (true) {
            try {
                return $work(++$this->attempts);
            } catch (\RuntimeException $e) {
                if ($this->attempts >= $this->max) {
                    throw new \DomainException("gave up after {$this->attempts}", 1, $e);
                }
                echo 'wait ', $this->delay(), ' ';
            }
        }
    }

    private function delay(): float
    {
        return 100 * $this->factor ** ($this->attempts - 1);
    }
}

echo (new RetryPolicy())->run(function (int $attempt) {
    if ($attempt < 3) {
        throw new \RuntimeException('busy');
    }
    return "ok {$attempt}";
}), "\n";
try {
    (new RetryPolicy(2, 1.5))->run(fn () => throw new \RuntimeException('down'));
} catch (\DomainException $e) {
    echo $e->getMessage(), ' ', $e->getPrevious()->getMessage();
}
