<?php

class RetryQueue
{
    private array $jobs = [];

    public function push(string $name, callable $job, int $attempts = 2): void
    {
        $this->jobs[] = ['name' => $name, 'job' => $job, 'left' => $attempts];
    }

    public function run(): array
    {
        $done = [];
        while ($entry = array_shift($this->jobs)) {
            try {
                $done[$entry['name']] = $entry['job']();
            } catch (\RuntimeException $e) {
                if (--$entry['left'] > 0) {
                    $this->jobs[] = $entry;
                } else {
                    $done[$entry['name']] = 'failed: ' . $e->getMessage();
                }
            }
        }
        return $done;
    }
}

$queue = new RetryQueue();
$tries = 0;
$queue->push('good', fn () => 'ok');
$queue->push('flaky', function () use (&$tries) {
    if (++$tries < 2) {
        throw new \RuntimeException('again');
    }
    return "after {$tries}";
});
$queue->push('bad', fn () => throw new \RuntimeException('always'));
echo json_encode($queue->run());
