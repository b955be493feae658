<?php

class LogLines
{
    private array $lines = [];
    private int $level;

    private const LEVELS = ['debug' => 0, 'info' => 1, 'error' => 2];

    public function __construct(string $level = 'info')
    {
        $this->level = self::LEVELS[$level] ?? 1;
    }

    public function write(string $level, string $message, array $context = []): void
    {
        if (self::LEVELS[$level] < $this->level) {
            return;
        }
        $replace = [];
        foreach ($context as $key => $value) {
            $replace['{' . $key . '}'] = is_scalar($value) ? (string) $value : json_encode($value);
        }
        $this->lines[] = strtoupper($level) . ': ' . strtr($message, $replace);
    }

    public function lines(): array
    {
        return $this->lines;
    }
}

$log = new LogLines();
$log->write('debug', 'hidden');
$log->write('info', 'paid {no} {total}', ['no' => 'a', 'total' => 19.9]);
$log->write('error', 'failed {data} {ok}', ['data' => ['x' => 1], 'ok' => true]);
echo implode("\n", $log->lines());
