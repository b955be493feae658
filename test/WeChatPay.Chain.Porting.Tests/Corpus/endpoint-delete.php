$response = $instance->v3->profitsharing->receivers->delete->deleteAsync(['json' => ['account' => 'x']])->wait();
