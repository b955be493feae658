<?php

class RateLimiter
{
    private array $hits = [];

    public function __construct(private readonly int $limit, private readonly int $seconds = 60)
    {
    }

    public function allow(string $key, int $now): bool
    {
        $this->hits[$key] = array_filter($this->hits[$key] ?? [], fn (int $at): bool => $at > $now - $this->seconds);
        if (count($this->hits[$key]) >= $this->limit) {
            return false;
        }
        $this->hits[$key][] = $now;
        return true;
    }
}

$limiter = new RateLimiter(2, seconds: 10);
foreach ([0, 1, 5, 10, 11, 12] as $second) {
    echo $second, $limiter->allow('shop', $second) ? '+' : '-', ' ';
}
echo $limiter->allow('other', 12) ? '+' : '-';
