<?php

class Dispatcher
{
    private array $listeners = [];

    public function listen(string $event, callable $listener, int $priority = 0): void
    {
        $this->listeners[$event][$priority][] = $listener;
    }

    public function dispatch(string $event, array $payload = []): int
    {
        $groups = $this->listeners[$event] ?? [];
        krsort($groups);
        $count = 0;
        foreach ($groups as $listeners) {
            foreach ($listeners as $listener) {
                $count++;
                if ($listener($payload) === false) {
                    return $count;
                }
            }
        }
        return $count;
    }
}

$dispatcher = new Dispatcher();
$log = [];
$dispatcher->listen('paid', function (array $order) use (&$log) {
    $log[] = "late {$order['no']}";
});
$dispatcher->listen('paid', function (array $order) use (&$log) {
    $log[] = "early {$order['no']}";
    return $order['no'] !== 'stop';
}, 10);
echo $dispatcher->dispatch('paid', ['no' => 'a']), $dispatcher->dispatch('paid', ['no' => 'stop']), $dispatcher->dispatch('none'), ' ', implode('; ', $log);
